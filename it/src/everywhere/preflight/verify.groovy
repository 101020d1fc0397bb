scenario = evaluate(new File(shared, 'scenario.groovy'))

def cpython = scenario.file('cpython/pom.xml')
def withoutDependency = cpython.text

/** What a build says that must end with its first goal. */
def refused = { String what, List arguments, String... says ->
  def text = scenario.maven(log: what, 'verify', *arguments).fails().text
  scenario.says(text, says)
  assert !scenario.store.exists()
  assert text.findAll(/(?m)^\[INFO\] --- nanvix.*:/).size() == 1
  text
}

/** The same with a dependency of the CPython project. */
def depending = { String what, String further, String... says ->
  cpython.text = withoutDependency.replace('<!--dependencies-->', """\
      <dependencies>
        <dependency>
          <groupId>io.github.nanvix.it</groupId>
          <artifactId>libffi</artifactId>
          <version>1</version>
          $further
        </dependency>
      </dependencies>
      """.stripIndent())
  refused(what, [], says)
}

def all = refused('all', ['-Dnanvix.tolchain=x', '-Dnanvix.smoke.timeout=2m', '-Dnanvix.mode=foo', '-Dnanvix.jobs=-1',
    '-Dnanvix.hostToolchain=foo', '-Dnanvix.containerEngine=foo', '-Dnanvix.pins=/nonexistent', '-Dnanvix.skip=yes'],
    'on project libffi: 8 things are wrong, and nothing was begun:',
    'There is no property "nanvix.tolchain". There is "nanvix.toolchain".')
['smokeTimeout" (nanvix.smoke.timeout) is "2m"', 'mode" is "foo"', 'jobs" (nanvix.jobs) is "-1"',
 'hostToolchain" (nanvix.hostToolchain) is "foo"', 'containerEngine" (nanvix.containerEngine) is "foo"',
 'pins" (nanvix.pins) is "/nonexistent"', 'skip" (nanvix.skip) is "yes"'].each { scenario.says(all, "Parameter \"$it") }
scenario.says(all, 'Property "nanvix.smoke.timout" of project "preflight-cpython" means nothing to this plugin; there is "nanvix.smoke.timeout".')

def dependency = '<dependency><groupId>io.github.nanvix.it</groupId><artifactId>libffi</artifactId>' +
    '<version>1</version><type>nanvix-port</type></dependency>'
refused('no-port', [], 'Project "preflight-cpython": ', "Write $dependency")
depending('no-type', '', 'Project "preflight-cpython": The dependency on io.github.nanvix.it:libffi:1 has no <type>', "Write $dependency")
depending('other-target', '<type>nanvix-port</type><classifier>i686-linux-gnu</classifier>',
    'Project "preflight-cpython": ', 'i686-linux-gnu', 'this build makes that of project "libffi" for i686-nanvix-hosted.')
true
