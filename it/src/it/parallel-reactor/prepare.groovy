scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
// Begin and end of each compilation. Whoever begins waits for the other one, ten minutes at most.
def journal = new File(scenario.directory('target'), 'journal')
scenario.write('target/meet.sh', """\
    echo begin >> $journal
    tries=0
    while [ \$(grep -c begin $journal) -lt 2 ] && [ \$tries -lt 600 ]; do
      sleep 1
      tries=\$((tries + 1))
    done
    echo end >> $journal
    """.stripIndent())
scenario.tiny(hindrance: "sh ${scenario.file('target/meet.sh')}")
true
