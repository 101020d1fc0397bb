scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()
scenario.maven('install').succeeds()

// Nothing that was built is there any more.
scenario.delete(scenario.store)
scenario.delete(scenario.file('target/tiny-1.0-i686-nanvix-hosted.tar.gz'))
scenario.linkStore()
true
