// What the machine lacks, or null.
new File('/usr/lib/apt/apt-helper').canExecute() ? null : 'this machine has no apt'
