archive == 'none' ? 'no archive is named: -Dnanvix.it.archive=FILE' : null
