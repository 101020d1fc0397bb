from spam.etree import answer
