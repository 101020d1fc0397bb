import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.launcher.Launcher;
import org.codehaus.plexus.classworlds.realm.ClassRealm;

/**
 * Calls of Maven one after another in one Java machine, all in the directory where it was started:
 * starting and warming up is nine tenths of a short call. Maven is set up by its own launcher from
 * its own configuration, as its start script does; every call makes its container and the realms of
 * its plugins anew.
 *
 * <p>A call is read from standard input: the path of its log, the number of its arguments, the
 * arguments. Its end is a line of standard output. What else is printed there comes from a program
 * that was given this machine's own stream.
 */
final class MavenCalls {
  private static final String ENDED = "@ended ";
  private static final int LEFT_RUNNING = 99;

  private final ClassWorld world;
  private final ClassRealm core;
  private final Class<?> main;

  private MavenCalls(Launcher launcher) throws ReflectiveOperationException, IOException {
    world = launcher.getWorld();
    try {
      core = launcher.getMainRealm();
      main = launcher.getMainClass();
    } catch (org.codehaus.plexus.classworlds.realm.NoSuchRealmException e) {
      throw new IOException(e);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Launcher launcher = new Launcher();
    launcher.setSystemClassLoader(Thread.currentThread().getContextClassLoader());
    try (InputStream configuration = new FileInputStream(System.getProperty("classworlds.conf"))) {
      launcher.configure(configuration);
    }
    MavenCalls calls = new MavenCalls(launcher);
    DataInputStream requests = new DataInputStream(System.in);
    PrintStream answers = System.out;
    // The end of the stream is the end of whoever asks.
    for (int first = requests.read(); first >= 0; first = requests.read()) {
      Path log = Path.of(requests.readUTF());
      String[] call = new String[requests.readInt()];
      for (int i = 0; i < call.length; i++) {
        call[i] = requests.readUTF();
      }
      int code = calls.call(call, log);
      answers.println("\n" + ENDED + code);
    }
    System.exit(0);
  }

  /** Makes one call; what the next one could notice of it is put back. */
  private int call(String[] arguments, Path log) throws Exception {
    Properties before = System.getProperties();
    Properties own = new Properties();
    before.forEach(own::put);
    own.put("maven.multiModuleProjectDirectory", projectDirectory(arguments).toString());
    PrintStream out = System.out;
    PrintStream err = System.err;
    InputStream in = System.in;
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    System.setProperties(own);
    Thread.currentThread().setContextClassLoader(core);
    try (PrintStream text = new PrintStream(Files.newOutputStream(log), true)) {
      System.setIn(new ByteArrayInputStream(new byte[0]));
      System.setOut(text);
      System.setErr(text);
      int code = main(arguments, text);
      Thread left = left(threads);
      if (left != null) {
        text.println("This call has left the thread \"" + left.getName() + "\" running.");
        return LEFT_RUNNING;
      }
      return code;
    } finally {
      System.setProperties(before);
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The embedder's entrance, of Maven 3 or Maven 4. */
  private int main(String[] arguments, PrintStream text) throws Exception {
    try {
      if (main.getSimpleName().equals("MavenCli")) {
        return (int)
            main.getMethod(
                    "doMain", String[].class, String.class, PrintStream.class, PrintStream.class)
                .invoke(
                    main.getConstructor(ClassWorld.class).newInstance(world),
                    arguments,
                    System.getProperty("user.dir"),
                    text,
                    text);
      }
      return (int)
          main.getMethod(
                  "main",
                  String[].class,
                  ClassWorld.class,
                  InputStream.class,
                  OutputStream.class,
                  OutputStream.class)
              .invoke(null, arguments, world, System.in, text, text);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace(text);
      return 1;
    }
  }

  /** As the start script finds it: the next directory above that has a .mvn. */
  private static Path projectDirectory(String[] arguments) throws IOException {
    Path start = Path.of(System.getProperty("user.dir"));
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals("-f") || arguments[i].equals("--file")) {
        Path file = start.resolve(arguments[i + 1]);
        start = (Files.isDirectory(file) ? file : file.getParent()).toRealPath();
        break;
      }
    }
    for (Path above = start; above != null; above = above.getParent()) {
      if (Files.isDirectory(above.resolve(".mvn"))) {
        return above;
      }
    }
    return start;
  }

  /** A thread of a plugin that the call has left; the end of a real process would end it. */
  private static Thread left(Set<Thread> before) throws InterruptedException {
    Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
    now.removeAll(before);
    for (Thread thread : now) {
      // Java's own, such as the one that waits for child processes, takes a minute to end.
      boolean isJavas = thread.getThreadGroup() == null || thread.getThreadGroup().getParent() == null;
      if (!isJavas
          && thread.getContextClassLoader() instanceof ClassRealm realm
          && realm.getId().matches("(plugin|extension)>.*")) {
        // One that is told to end may be about to.
        thread.join(60_000);
        if (thread.isAlive()) {
          return thread;
        }
      }
    }
    return null;
  }
}
