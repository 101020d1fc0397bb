// Mounting needs root, or a kernel that lets users have namespaces of their own.
def possible = ['-m', '-rm'].any {
  try {
    def process = new ProcessBuilder('unshare', it, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt').redirectErrorStream(true).start()
    process.inputStream.text
    process.waitFor() == 0
  } catch (IOException e) {
    false
  }
}
possible ? null : 'this machine does not let this user mount a tmpfs of its own (unshare -rm)'
