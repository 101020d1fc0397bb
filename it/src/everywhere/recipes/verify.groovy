import java.util.zip.ZipFile

scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.maven('package', '-pl', 'recipes,tiny', log: 'first').succeeds()
assert scenario.file('tiny/target/tiny-1.0-i686-nanvix-hosted.tar.gz').isFile()
def jar = scenario.file('recipes/target/recipes-1.jar')
assert new ZipFile(jar).withCloseable { it.entries()*.name }.containsAll('recipes/tiny.toml', 'recipes/tiny/tiny_test.c', 'sources/tiny.toml')

def explained = scenario.maven('nanvix:explain', '-pl', 'recipes,tiny', log: 'explain').succeeds().text
scenario.says(explained, 'recipes/tiny.toml: from io.github.nanvix.it.recipes:recipes:1')

// An option, in the record and in what is installed.
scenario.maven('package', '-pl', 'recipes,tiny', '-Dnanvix.tiny.options=header', log: 'option').succeeds()
assert scenario.file('tiny/target/sysroot/include/again/tiny.h').isFile()
assert scenario.file('tiny/target/sysroot/share/nanvix/tiny.toml').text.contains('options = ["header"]')
scenario.says(scenario.maven('validate', 'nanvix:sources', '-pl', 'recipes,tiny', '-Dnanvix.options=haeder', log: 'unknown').fails().text,
    'The port "tiny" has no option "haeder". It has [header]')

// The same text as the project's own file comes first, and makes nothing again.
def own = scenario.directory('tiny/src')
scenario.run(['cp', '-r', scenario.file('recipes/src/nanvix'), own])
def again = scenario.maven('package', '-pl', 'recipes,tiny', log: 'own').succeeds().text
assert scenario.steps(again).every { it.value == 'reused' }
scenario.says(scenario.maven('nanvix:explain', '-pl', 'recipes,tiny', log: 'explain-own').succeeds().text,
    "recipes/tiny.toml: from ${scenario.file('tiny').canonicalPath}/src/nanvix, not from io.github.nanvix.it.recipes:recipes:1")
scenario.delete(new File(own, 'nanvix'))

// Two artifacts with the port.
scenario.run(['cp', '-r', scenario.file('recipes/src'), scenario.file('other')])
def pom = scenario.file('tiny/pom.xml')
def one = pom.text
pom.text = one.replace('</dependencies>', one.replaceFirst('(?s).*<dependencies>(.*</dependencies>).*', '$1').replace('>recipes<', '>other<'))
scenario.says(scenario.maven('package', log: 'two').fails().text,
    'Two artifacts have the pin file "recipes/tiny.toml"', 'io.github.nanvix.it.recipes:recipes:1', 'io.github.nanvix.it.recipes:other:1')
pom.text = one

// Without the project that makes it, from a repository: any jar will do.
def repository = scenario.directory('target/repository/io/github/nanvix/it/recipes/recipes/1')
new File(repository, 'recipes-1.jar').bytes = jar.bytes
new File(repository, 'recipes-1.pom').text = scenario.file('recipes/pom.xml').text.replace('nanvix-recipes', 'jar')
  .replaceFirst('(?s)<parent>.*</parent>', '<groupId>io.github.nanvix.it.recipes</groupId><version>1</version>')
pom.text = one.replace('</project>', """  <repositories>
    <repository><id>files</id><url>${scenario.file('target/repository').toURI()}</url></repository>
  </repositories>
</project>""")
def fetched = scenario.maven('package', '-pl', 'tiny', log: 'repository').succeeds().text
assert scenario.steps(fetched).every { it.value == 'reused' }
true
