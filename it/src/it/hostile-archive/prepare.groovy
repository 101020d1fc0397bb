scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()
def pin = scenario.file('src/nanvix/sources/tiny.toml')
scenario.write('target/hostile/evil', 'evil\n')
def outside = scenario.directory('target/outside')

def hostile = { String version, Closure fill ->
  def tar = scenario.file("archives/${version}.tar")
  // Links that lead out, as an archive would plant them.
  fill { String name -> scenario.run(['tar', '-rPf', tar, '-C', scenario.file('target/hostile'),
      "--transform=flags=r;s,^evil\$,$name,", 'evil']) }
  fill.delegate = null
  pin << """
      [version."$version"]
      file = "${tar.name}"
      sha256 = "${scenario.sha256(tar)}"
      [[version."$version".locator]]
      url = "${tar.toURI()}"
      """.stripIndent()
}
def link = { File tar, String target ->
  scenario.run(['ln', '-sfn', target, scenario.file('target/hostile/link')])
  scenario.run(['tar', '-rPf', tar, '-C', scenario.file('target/hostile'), '--transform=flags=r;s,^link$,tiny-1.0/link,', 'link'])
}
hostile('dotdot') { add ->
  add('tiny-1.0/fine')
  add('tiny-1.0/../../../../outside/evil-dotdot')
}
hostile('absolute') { add -> add("$outside/evil-absolute") }
hostile('link') { add ->
  add('tiny-1.0/fine')
  link(scenario.file('archives/link.tar'), outside.path)
}
hostile('through') { add ->
  add('tiny-1.0/fine')
  link(scenario.file('archives/through.tar'), '../../../../outside')
  add('tiny-1.0/link/evil-through')
}
true
