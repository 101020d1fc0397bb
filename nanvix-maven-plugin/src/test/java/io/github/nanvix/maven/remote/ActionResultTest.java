// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ActionResultTest {
  private static final Sha256 DIGEST = Sha256.of("content");

  private static ActionResult sample() {
    TreeMap<String, ActionResult.Blob> files = new TreeMap<>();
    files.put("a", new ActionResult.Blob(DIGEST, 300));
    return new ActionResult(files);
  }

  /** By hand, after protobuf's page on encoding and the fields of remote_execution.proto. */
  @Test
  void isTheMessageOfTheProtocol() {
    String hash = HexFormat.of().formatHex(DIGEST.hex().getBytes(StandardCharsets.UTF_8));
    // output_files { path: "a" digest { hash: <64 digits> size_bytes: 300 } }
    assertThat(HexFormat.of().formatHex(sample().encode()))
        .isEqualTo("124a" + "0a0161" + "1245" + "0a40" + hash + "10ac02");
  }

  @Test
  void readsWhatItHasWrittenAndPassesOverWhatServersAdd() throws Exception {
    byte[] own = sample().encode();
    assertThat(ActionResult.decode(own)).isEqualTo(sample());
    // exit_code: 1, an execution_metadata with two bytes, a fixed64 and a fixed32 of the future.
    byte[] more =
        HexFormat.of().parseHex("2001" + "4a020a00" + "f9010102030405060708" + "fd0101020304");
    byte[] both = new byte[own.length + more.length];
    System.arraycopy(more, 0, both, 0, more.length);
    System.arraycopy(own, 0, both, more.length, own.length);
    assertThat(ActionResult.decode(both)).isEqualTo(sample());
  }

  @Test
  void whateverElseComesIsRefusedAndNothingWorse() throws Exception {
    byte[] own = sample().encode();
    for (int length = 1; length < own.length; length++) {
      byte[] cut = Arrays.copyOf(own, length);
      assertThatThrownBy(() -> ActionResult.decode(cut)).isInstanceOf(DamagedPartException.class);
    }
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = own.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      try {
        ActionResult.decode(changed);
      } catch (DamagedPartException e) {
        assertThat(e).hasMessage("what it has under /ac/ is no ActionResult");
      }
    }
  }
}
