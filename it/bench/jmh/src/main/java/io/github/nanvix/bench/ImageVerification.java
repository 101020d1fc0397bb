package io.github.nanvix.bench;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.verify.SubjectSpec;
import io.github.nanvix.maven.verify.Verification;
import io.github.nanvix.maven.verify.VerifyResult;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All checks and load plans over a staged image, files read anew each time, in a warm JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ImageVerification {
  /** The staged image; {@code -p sysroot=DIR} names another, from the directory of the call. */
  @Param("it/cpython/target/sysroot")
  private String sysroot;

  /** The loader profile. */
  @Param("nanvix-2026-07")
  private String loader;

  private Verification verification;
  private SubjectSpec spec;

  /** Reads the profile, and makes sure that there is something to verify. */
  @Setup
  public void prepare() {
    verification = Verification.of(LoaderProfile.named(loader));
    spec = SubjectSpec.any(new RelativePath("bin/python.elf"));
    int examined = verify().filesExamined();
    if (examined == 0) {
      throw new IllegalStateException("No ELF files in " + sysroot + "; run \"mvn install\" first");
    }
    System.out.println(examined + " ELF files");
  }

  /** The whole of it. */
  @Benchmark
  public VerifyResult verify() {
    return verification.run(Path.of(sysroot), spec);
  }
}
