scenario = evaluate(new File(shared, 'scenario.groovy'))
// Into the main job's store, so that a machine which needs none fetches one once.
scenario.maven("io.github.nanvix:nanvix-maven-plugin:$mainVersion:runner", '-f', scenario.file('pom.xml').path,
    "-Dnanvix.store=$mainStore", '-Dnanvix.runner=emulator', "-Dnanvix.output=${scenario.file('target/runner')}", log: 'runner').succeeds()
scenario.linkStore()
scenario.tiny()
true
