// Whether a scenario runs; why not is written down for the table at the end. Its tier is the line "tier" of its
// invoker.properties, "tier.elsewhere" with another Maven or JDK than this build's; what it needs of the machine is its own
// selector.groovy's business, whose value is null, or what is missing.

// The invoker takes a script's own directory for that of the project.
basedir = new File(basedir.path - '/../../../../../src/shared')
def properties = new Properties()
new File(basedir, 'invoker.properties').withReader { properties.load(it) }
def key = runtime == 'own' ? 'tier' : 'tier.elsewhere'
def wanted = properties.getProperty(key)
assert wanted in ['first', 'long'] : "${basedir.name}/invoker.properties: \"$key\" is $wanted; expected first or long."

def named = System.getProperty('invoker.test', '').tokenize(', ').contains(basedir.name)
def own = new File(basedir, 'selector.groovy')
def notRun = new File(basedir, 'not-run.txt')
notRun.delete()
// Of several sides, the one that makes this directory runs the scenario.
if (side != 'main') {
  def claim = new File(claims, basedir.parentFile.name)
  claim.mkdirs()
  if (!new File(claim, basedir.name).mkdir()) return false
}

def reason = null
if (wanted == 'long' && tier != 'long' && !named) {
  reason = 'long tier: -Pscenarios,long'
} else if (runtime == 'newer-jdk' && new File(newestJdk).canonicalFile == new File(System.getProperty('java.home')).canonicalFile) {
  reason = "there is no JDK newer than ${Runtime.version().feature()} on this machine"
} else if (own.exists()) {
  reason = evaluate(own)
}
if (reason != null) notRun.text = reason
reason == null
