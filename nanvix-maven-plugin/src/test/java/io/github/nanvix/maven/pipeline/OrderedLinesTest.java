// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Lines come out in order, and wait in a bounded amount of memory. */
class OrderedLinesTest {
  private final List<Integer> written = new ArrayList<>();

  private OrderedLines lines(long limit) {
    return new OrderedLines(line -> written.add(line.json().length), limit);
  }

  private static FileLine line(int size) {
    return new FileLine(List.of(), new byte[size]);
  }

  private static CompletableFuture<Boolean> put(OrderedLines lines, int number) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return lines.put(number, line(number));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void theOrderIsThatOfTheNumbers() throws Exception {
    OrderedLines lines = lines(1 << 20);
    for (int number : List.of(2, 1, 4, 0, 3)) {
      assertThat(lines.put(number, line(number))).isTrue();
    }

    assertThat(written).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whoIsTooFarAheadWaitsForTheTurnOfTheOthers() throws Exception {
    OrderedLines lines = lines(0);
    lines.put(1, line(1));
    CompletableFuture<Boolean> ahead = put(lines, 2);
    TimeUnit.MILLISECONDS.sleep(50);
    assertThat(ahead).isNotDone();

    lines.put(0, line(0));

    assertThat(ahead.join()).isTrue();
    assertThat(written).containsExactly(0, 1, 2);
  }

  @Test
  void nobodyWaitsForOneWhoFailed() throws Exception {
    OrderedLines lines = lines(0);
    lines.put(1, line(1));
    CompletableFuture<Boolean> ahead = put(lines, 2);

    lines.close();

    assertThat(ahead.join()).isFalse();
    assertThat(written).isEmpty();
  }
}
