scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
// Begin and end of each compilation.
def journal = new File(scenario.directory('target'), 'journal')
scenario.tiny(hindrance: "echo begin >> $journal; sleep 2; echo end >> $journal")
true
