scenario = evaluate(new File(shared, 'scenario.groovy'))
def text = scenario.runs()[0]
assert scenario.steps(text)['tiny 1.0 static library'] ==~ /.* s/
// The POM, the archive, its build information, bills of materials and provenance.
scenario.says(text, 'Reproducible Build output summary: 6 files ok')
scenario.delete(new File(localRepositoryPath, 'io/github/nanvix/it/artifact-compare'))
true
