#!/bin/sh
# Makes the scenarios of a copy of this project write down each condition that their scripts evaluate, so that two versions
# can be compared: what is there no longer, and how often the rest was looked at. The copy is changed; throw it away afterwards.
set -eu

usage() {
  cat <<'END'
usage: conditions.sh instrument COPY LOG   scenarios of COPY append to LOG from now on
       conditions.sh tests REPORTS         the test cases that ran, by the XML files of a directory
       conditions.sh list LOG              the conditions, each once, with the number of times
END
}

# A condition is written down where its value is needed; that text follows its place. Waiting looks as often as time allows,
# so that only its end counts.
instrument() {
  find "$1/it/src" -name '*.groovy' | while read -r script; do
    name=${script#"$1/it/src/"}
    awk -v name="${name#it/}" -v log_file="$2" '
      function entry(text) {
        gsub(/^ +| +$/, "", text)
        gsub(/\\/, "/", text)
        gsub(/\047/, "\"", text)
        return "(new File(\047" log_file "\047) << \047" name ": " text "\\n\047)"
      }
      { line = $0; lines[NR] = $0 }
      END {
        for (i = 1; i <= NR; i++) {
          line = lines[i]
          plain = line
          if (line ~ /^ *\/\// || line ~ /^ *\*/) { print line; continue }
          if (line ~ /assert System.nanoTime\(\) < deadline/) { print line; continue }
          if (line ~ /def deadline = System.nanoTime/) { print "    " entry("await") ; print line; continue }
          # says(): one condition for each text that is looked for.
          if (line ~ /int at = text.indexOf\(it, from\)/) {
            print "      new File(\047" log_file "\047) << \"says: ${it.replaceAll(/\\s+/, \047 \047)}\\n\""
            print line
            continue
          }
          guard = 0
          for (j = i; j <= i + 3 && j <= NR; j++) if (lines[j] ~ /throw new AssertionError/) guard = 1
          if (name ~ /^shared\// && line ~ /^ +if \(.*\)/ && guard && line !~ /at < 0/) {
            sub(/\) throw/, ")) throw", line)
            sub(/\) \{$/, ")) {", line)
            at = index(line, "if (")
            line = substr(line, 1, at + 3) entry(plain) " && (" substr(line, at + 4)
            print line
            continue
          }
          if (match(line, /(^|[^A-Za-z_.])assert +/)) {
            head = substr(line, 1, RSTART + RLENGTH - 1)
            rest = substr(line, RSTART + RLENGTH)
            line = head entry(plain) " && " rest
          }
          print line
        }
      }' "$script" >"$script.counting"
    mv "$script.counting" "$script"
  done
}

tests() {
  for report in "$1"/TEST-*.xml; do
    awk '
      /<testcase / {
        match($0, / classname="[^"]*"/); class = substr($0, RSTART + 12, RLENGTH - 13)
        match($0, / name="[^"]*"/); name = substr($0, RSTART + 7, RLENGTH - 8)
        print class "#" name
      }
      /<skipped/ { print class "#" name " skipped" }' "$report"
  done | LC_ALL=C sort
}

# Places, ports, digests and numbers of processes differ between two runs.
list() {
  sed -E -e 's,(/[A-Za-z0-9._+-]+)*/it/scenarios/target/([a-z0-9-]*/)?it/,,g' -e 's/[0-9a-f]{12,}/#/g' -e 's/[0-9]{4,}/#/g' "$1" |
    LC_ALL=C sort | uniq -c | awk '{ n = $1; sub(/^ *[0-9]+ /, ""); print n "\t" $0 }'
}

case ${1-} in
  instrument) [ $# -eq 3 ] || { usage >&2; exit 2; }; instrument "$2" "$3" ;;
  tests) [ $# -eq 2 ] || { usage >&2; exit 2; }; tests "$2" ;;
  list) [ $# -eq 2 ] || { usage >&2; exit 2; }; list "$2" ;;
  *) usage; [ "${1-}" = -h ] || exit 2 ;;
esac
