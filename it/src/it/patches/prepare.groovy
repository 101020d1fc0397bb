scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()
def recipe = scenario.file('src/nanvix/recipes/tiny.toml')
recipe.text = recipe.text.replaceFirst('(?m)^source.*$', '$0\npatches = ["recipes/tiny/double.patch"]')
def ofRecipe = 'src/nanvix/recipes/tiny/double.patch'
scenario.write(ofRecipe, '''\
    --- a/tiny.c
    +++ b/tiny.c
    @@ -2,5 +2,5 @@
     
     int tiny_answer(int half)
     {
    -\treturn half + half;
    +\treturn half * 2;
     }
    --- a/tiny.h
    +++ b/tiny.h
    @@ -1 +1,2 @@
    +#define TINY_EXTRA 1
     int tiny_answer(int);
    '''.stripIndent())

// 43 is not what the test program wants: both patches are in.
def wrong = scenario.maven('verify').fails().text
scenario.says(wrong, 'Test program of tiny failed: expected exit code 0 and the line "TINY_PASS"', 'TINY_FAIL')

// One that fits nowhere.
def fitting = scenario.file(ofRecipe).text
scenario.write(ofRecipe, fitting.replace('half + half', 'half - half'))
def misfit = scenario.maven('verify').fails().text
scenario.says(misfit, 'Patch "recipes/tiny/double.patch" does not apply to "tiny.c": hunk 1',
    'Refresh the patch for this version of the source.')
scenario.assertNothingIncoming()

scenario.write(ofRecipe, fitting.replace('TINY_EXTRA 1', 'TINY_EXTRA 0'))
true
