import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
def archive = 'target/tiny-1.0-i686-nanvix-hosted.tar.gz'

def text = scenario.runs()[0]
scenario.says(text, 'umask            022                      077', 'TZ               UTC                      Asia/Kathmandu',
    "the same $archive", 'Both builds gave the same bytes; files compared: ')
def report = new JsonSlurper().parse(scenario.file('target/nanvix/reproduce.json'))
assert report.equal
assert report.files.find { it.path == archive }.differences == []
// What this machine does not let differ is said, too.
assert report.variations.collect { it.what } == ['directory', 'umask', 'TZ', 'LANG, LC_ALL', 'USER, LOGNAME', 'HOME',
    "Maven's threads", 'nanvix.jobs', 'host name', 'clock', 'user id']
assert report.variations.every { it['not-varied'] || it.first != it.second }
// Equal builds are of no use to anybody, and nothing was built in the project itself or its store.
assert !scenario.file('target/nanvix/reproduce').list()
assert !scenario.file(archive).exists()
assert scenario.made('static-library').empty
true
