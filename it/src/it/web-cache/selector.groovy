// What the machine lacks, or null.
def has = { String program -> System.getenv('PATH').split(':').any { new File(it, program).canExecute() } }
['apt-get', 'dpkg-deb'].every(has) ? null : 'this machine has no apt-get and dpkg-deb'
