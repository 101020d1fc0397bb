scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()
def archive = scenario.file('archives/tiny-1.0.tar.gz')
def whole = archive.bytes
def length = whole.length

// A server that sends half of the file and hangs up.
def server = new ServerSocket(0, 5, InetAddress.loopbackAddress)
int answered = 0
boolean promise = true
Thread.startDaemon {
  try {
    while (true) {
      server.accept().withCloseable { socket ->
        def reader = new BufferedReader(new InputStreamReader(socket.inputStream))
        while (reader.readLine()) {}
        def header = promise ? "Content-Length: $length\r\n" : ''
        socket.outputStream << "HTTP/1.1 200 OK\r\nConnection: close\r\n$header\r\n"
        socket.outputStream.write(whole, 0, length.intdiv(2))
        socket.outputStream.flush()
        answered++
      }
    }
  } catch (SocketException e) {
    // Closed: the scenario is over.
  }
}
def broken = "url = \"http://127.0.0.1:${server.localPort}/tiny-1.0.tar.gz\""
def truncated = "truncated: expected $length bytes, got ${length.intdiv(2)} bytes"

def refused = { int requests ->
  def text = scenario.maven('verify').fails().text
  scenario.says(text, "\"tiny-1.0.tar.gz\" cannot be fetched: http://127.0.0.1:${server.localPort}/tiny-1.0.tar.gz:",
      truncated, 'Check the network and the proxy settings, then run again.')
  assert answered == requests
  assert !scenario.made('source')
  scenario.assertNothingIncoming()
}
scenario.tiny(locators: [broken])
refused(1)

def pin = scenario.file('src/nanvix/sources/tiny.toml')
pin.text = pin.text.replaceFirst('(?m)^(sha256.*)$', "\$1\nsize = $length")
promise = false
refused(2)

// Now with a second place that has the file.
scenario.tiny(locators: [broken, "url = \"${archive.toURI()}\""])
promise = true
scenario.says(scenario.maven('verify').succeeds().text, 'TINY_PASS')
assert answered == 3, 'The first place was to be asked first'
server.close()
true
