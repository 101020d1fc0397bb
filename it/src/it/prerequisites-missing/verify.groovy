import java.nio.file.Files

scenario = evaluate(new File(shared, 'scenario.groovy'))

// A PATH with all programs of this machine but some.
def without = { String name, List absent ->
  def path = scenario.directory("target/$name")
  ['/bin', '/usr/bin', '/usr/local/bin', "${System.getProperty('java.home')}/bin"].each { directory ->
    new File(directory).listFiles().each {
      def link = new File(path, it.name).toPath()
      if (!(it.name in absent) && it.canExecute() && !Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, it.toPath())
      }
    }
  }
  scenario.maven('initialize', environment: [PATH: path.path], log: name)
}
def missing = without('nothing-there', ['make', 'apt-get', 'cmp', 'diff']).fails().text
scenario.says(missing, 'Prerequisites are missing on this machine\'s PATH: cmp, diff, make, apt-get (',
    'or give -Dnanvix.debianMirror=ADDRESS without it). Install them and run again; on Debian: apt-get install make ')
assert !scenario.made('component')
assert !new File(scenario.store, 'work').list()

// apt is of no interest where all packages have been fetched, nor is a compiler of the machine, ever.
scenario.linkStore(['component', 'toolchain'])
without('all-there', ['apt-get', 'cc', 'gcc', 'clang', 'ld', 'as', 'ar']).succeeds()
true
