import com.sun.net.httpserver.HttpServer
import java.util.concurrent.Executors
import java.util.zip.GZIPOutputStream

scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()
def archive = scenario.file('archives/tiny-1.0.tar.gz')
def right = archive.bytes
def length = right.length
def threads = Executors.newCachedThreadPool { work -> new Thread(work).tap { daemon = true } }
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
server.executor = threads

def send = { exchange, status, byte[] bytes ->
  exchange.sendResponseHeaders(status, bytes.length ?: -1)
  exchange.responseBody.write(bytes)
}
def packed = { byte[] bytes ->
  def out = new ByteArrayOutputStream()
  new GZIPOutputStream(out).withCloseable { it.write(bytes) }
  out.toByteArray()
}
def other = right.clone()
other[length - 1] ^= 1
def mirrors = [
    endless: ['it sends more and more', { exchange ->
      exchange.sendResponseHeaders(200, 0)
      while (true) exchange.responseBody.write(right)
    }],
    slow: ['it takes longer than 3 s', { exchange ->
      exchange.sendResponseHeaders(200, length)
      right.each { exchange.responseBody.write(it); exchange.responseBody.flush(); sleep(100) }
    }],
    cut: ["truncated: expected $length bytes, got 100 bytes", { exchange ->
      exchange.sendResponseHeaders(200, length)
      exchange.responseBody.write(right, 0, 100)
    }],
    short: ["truncated: expected $length bytes, got 9 bytes", { send(it, 200, new byte[9]) }],
    long: ["it would send ${length + 1} bytes", { send(it, 200, new byte[length + 1]) }],
    wrong: ['Digest of "tiny-1.0.tar.gz" is wrong', { send(it, 200, other) }],
    cycle: ['it redirects in a circle', { it.responseHeaders.set('Location', '/cycle'); send(it, 302, new byte[0]) }],
    nowhere: ['does not say where to', { send(it, 301, new byte[0]) }],
    error: ['it answered with HTTP status 500', { send(it, 500, right) }],
    gzip: ["expected $length bytes", { send(it, 200, packed(right)) }],
    version: ['is wrong', { send(it, 200, new byte[length]) }],
    proxy: ['truncated: expected', { send(it, 200, '<html>Please log in</html>'.bytes) }],
]
mirrors.each { name, mirror ->
  server.createContext("/$name") { exchange ->
    try {
      mirror[1](exchange)
    } catch (IOException e) {
      // The other side has had enough.
    } finally {
      exchange.close()
    }
  }
}
server.start()

def pin = scenario.file('src/nanvix/sources/tiny.toml')
def sized = { List locators ->
  scenario.tiny(locators: locators)
  pin.text = pin.text.replaceFirst('(?m)^(sha256.*)$', "\$1\nsize = $length")
}
def address = { "url = \"http://127.0.0.1:${server.address.port}/$it\"" }
assert mirrors.size() == 12
mirrors.each { name, mirror ->
  sized([address(name)])
  def text = scenario.maven('verify', '-Dnanvix.download.timeout=3').fails().text
  scenario.says(text, mirror[0] as String)
  assert !scenario.made('source'), name
  scenario.assertNothingIncoming()
}
// With all of them before a place that has the file.
sized(mirrors.keySet().collect(address) + ["url = \"${archive.toURI()}\""])
def text = scenario.maven('verify', '-Dnanvix.download.timeout=3').succeeds().text
scenario.says(text, 'Digest of "tiny-1.0.tar.gz" is wrong', 'TINY_PASS')
server.stop(0)
threads.shutdownNow()
true
