import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints what became of the scenarios, slowest first, and fails where one has failed or none was
 * found: {@code java ScenarioTable.java TARGET} reads the invoker's reports, those of the build
 * itself and those of its sides.
 */
final class ScenarioTable {
  /** Executions with this build's own Maven and JDK. */
  private static final Set<String> OWN = Set.of("it", "alone", "everywhere");

  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /** One scenario with one Maven and JDK. */
  private record Row(
      String name, String tier, double seconds, String result, String reason, Path log) {

    static Row of(Path report) throws IOException {
      Properties job = new Properties();
      String head = Files.readString(report);
      Matcher attributes = ATTRIBUTE.matcher(head.substring(head.indexOf("<build-job")));
      while (attributes.find()) {
        job.putIfAbsent(attributes.group(1), attributes.group(2));
      }
      String run = report.getParent().getFileName().toString();
      boolean own = OWN.contains(run);
      String name = job.getProperty("project").replaceFirst("/pom\\.xml$", "");
      Path clone = report.resolve("../../..").resolve(run).resolve(name).normalize();
      Properties said = new Properties();
      try (var in = Files.newBufferedReader(clone.resolve("invoker.properties"))) {
        said.load(in);
      }
      Path reason = clone.resolve("not-run.txt");
      return new Row(
          own ? name : name + " with " + run,
          said.getProperty(own ? "tier" : "tier.elsewhere"),
          Double.parseDouble(job.getProperty("time", "0")),
          job.getProperty("result"),
          Files.exists(reason) ? Files.readString(reason) : "",
          clone.resolve("build.log"));
    }

    boolean isElsewhere() {
      return skipped() && reason.isEmpty();
    }

    boolean skipped() {
      return result.equals("skipped");
    }

    boolean failed() {
      return !skipped() && !result.equals("success");
    }

    String text() {
      String outcome = skipped() ? "not run: " + reason : failed() ? result.toUpperCase() : "";
      return "%8s  %-5s  %-40s %s"
          .formatted(skipped() ? "-" : "%.1f s".formatted(seconds), tier, name, outcome)
          .stripTrailing();
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[0]);
    List<Row> rows = new ArrayList<>();
    for (Path side : sides(target)) {
      try (Stream<Path> reports = Files.walk(side.resolve("reports"))) {
        for (Path report : reports.filter(file -> file.toString().endsWith(".xml")).toList()) {
          rows.add(Row.of(report));
        }
      }
    }
    rows.removeIf(Row::isElsewhere);
    rows.sort(Comparator.comparingDouble(Row::seconds).reversed().thenComparing(Row::name));
    rows.forEach(row -> System.out.println(row.text()));
    double sum = rows.stream().mapToDouble(Row::seconds).sum();
    System.out.printf("%6.1f s  in all, one after another%n", sum);
    List<String> failed =
        rows.stream().filter(Row::failed).map(row -> row.name() + " (" + row.log() + ")").toList();
    if (rows.isEmpty() || !failed.isEmpty()) {
      System.out.println(
          rows.isEmpty() ? "No scenario has that name." : "Failed: " + String.join(", ", failed));
      System.exit(1);
    }
  }

  private static List<Path> sides(Path target) throws IOException {
    try (Stream<Path> all = Files.list(target)) {
      return all.filter(side -> Files.isDirectory(side.resolve("reports"))).toList();
    }
  }
}
