// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.nanvix.maven.toml.PinCatalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts as the Python of this machine runs them, whose modules may have libraries in them.
 */
class SmokeScriptsTest {
  private static final String ANY_MODULE =
      """
      import sys
      import chain
      chain.imported = chain.reached = lambda modules: " not asked"
      exec(compile(open(sys.argv[0]).read(), sys.argv[0], "exec"))
      """;

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"bzip2", "expat", "mpdecimal", "openssl", "sqlite", "xz", "zlib"})
  void everyRoundTripIsMade(String port) throws Exception {
    String script = port + "_chain.py";
    for (String file : List.of(script, "chain.py", "localhost.pem")) {
      Files.write(temp.resolve(file), bytes(file));
    }

    List<String> lines = run(script);

    assumeThat(String.join("\n", lines)).doesNotContain("ModuleNotFoundError", "ImportError");
    assertThat(lines).hasSize(7).last().isEqualTo(port.toUpperCase(Locale.ROOT) + "_CHAIN_PASS");
    for (int i = 1; i <= 6; i++) {
      assertThat(lines.get(i - 1)).startsWith("STEP_" + i).doesNotContain(temp.toString());
    }
    try (var left = Files.list(temp)) {
      assertThat(left).hasSize(3);
    }
  }

  @Test
  void theCertificateIsOfNoTime() throws Exception {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(bytes("localhost.pem")));

    certificate.checkValidity(Date.from(Instant.EPOCH));
    certificate.checkValidity(Date.from(Instant.parse("9999-12-31T00:00:00Z")));
    assertThat(certificate.getSubjectAlternativeNames()).hasSize(1);
  }

  private List<String> run(String script) throws IOException, InterruptedException {
    Path python = Path.of("/usr/bin/python3");
    assumeThat(python).isExecutable();
    Process process =
        new ProcessBuilder(
                python.toString(),
                "-B",
                "-c",
                "import sys; sys.argv = [sys.argv[1]]; sys.path.insert(0, '.')\n" + ANY_MODULE,
                "./" + script)
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    process.waitFor();
    return lines;
  }

  private static byte[] bytes(String file) {
    return new PinCatalog(Optional.empty()).bytes("smoke/" + file);
  }
}
