['gpg', 'gpgconf'].every { name -> System.getenv('PATH').split(':').any { new File(it, name).canExecute() } } ? null : 'there is no gpg on this machine'
