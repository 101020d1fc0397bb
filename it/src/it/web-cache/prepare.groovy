scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.tiny()
def compiled = 'tiny 1.0 static library'
def archive = scenario.file('target/tiny-1.0-i686-nanvix-hosted.tar.gz')
def machine = { String name, String... arguments ->
  scenario.delete(scenario.store)
  scenario.linkStore()
  scenario.delete(scenario.file('target/sysroot'))
  scenario.maven('verify', *arguments, log: name)
}

// nginx, installed nowhere.
def package_ = scenario.directory('target/package')
scenario.run(['apt-get', 'download', 'nginx'], package_)
scenario.run(['sh', '-c', 'dpkg-deb -x nginx_*.deb .'], package_)
def port = new ServerSocket(0).withCloseable { it.localPort }
def served = scenario.directory('target/served')
['logs', 'bodies'].each { scenario.directory("target/nginx/$it") }
// "user" and "password", as the scheme {PLAIN} of its password files has them.
scenario.write('target/nginx/users', 'user:{PLAIN}password\n')
scenario.write('target/nginx/nginx.conf', """\
    worker_processes 1;
    pid nginx.pid;
    error_log logs/error.log;
    ${System.getProperty('user.name') == 'root' ? 'user root;' : ''}
    events {}
    http {
      access_log logs/access.log;
      client_body_temp_path bodies;
      proxy_temp_path bodies; fastcgi_temp_path bodies; uwsgi_temp_path bodies; scgi_temp_path bodies;
      server {
        listen 127.0.0.1:$port;
        client_max_body_size 0;
        root $served;
        location /open/ { dav_methods PUT; create_full_put_path on; }
        location /closed/ { dav_methods PUT; create_full_put_path on; auth_basic "entries"; auth_basic_user_file users; }
      }
    }
    """.stripIndent())
def nginx = { List more -> scenario.run([new File(package_, 'usr/sbin/nginx'), '-p', scenario.file('target/nginx'), '-c', 'nginx.conf', *more]) }
nginx([])
try {
  def address = { String path -> "-Dnanvix.store.remote=http://127.0.0.1:$port/$path" as String }
  def writes = ['-Dnanvix.store.remote.mode=read-write', '-Dnanvix.store.trust=true'] as String[]
  machine('open-first', address('open'), *writes).succeeds()
  def bytes = scenario.sha256(archive)
  archive.delete()
  def second = machine('open-second', address('open')).succeeds().text
  scenario.says(second, "$compiled: comes from http://127.0.0.1:$port/open")
  assert scenario.sha256(archive) == bytes
  // Blobs are served by their digests.
  new File(served, 'open/cas').eachFile { assert scenario.sha256(it) == it.name }
  assert new File(served, 'open/ac').list()

  // Without the credentials nothing is taken or published, and one line of each says so.
  def stranger = machine('closed-stranger', address('closed'), *writes).succeeds().text
  scenario.says(stranger, 'it answered with HTTP status 401')
  assert !new File(served, 'closed').exists()
  scenario.write('target/settings.xml', '''\
      <settings>
        <servers>
          <server><id>nanvix-store</id><username>user</username><password>password</password></server>
        </servers>
      </settings>
      '''.stripIndent())
  def known = ['-s', 'target/settings.xml'] as String[]
  machine('closed-first', address('closed'), *writes, *known).succeeds()
  scenario.says(machine('closed-second', address('closed'), *known).succeeds().text, "$compiled: comes from")
  assert scenario.sha256(archive) == bytes
  scenario.write('target/port', "$port")
} finally {
  nginx(['-s', 'stop'])
}

// Nobody answers any more.
def gone = machine('gone', "-Dnanvix.store.remote=http://127.0.0.1:$port/open").succeeds().text
scenario.says(gone, "The remote store http://127.0.0.1:$port/open is not asked any more in this build:")
assert scenario.steps(gone)[compiled] ==~ /.* s/
true
