// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static io.github.nanvix.maven.cpython.assignment.FileKind.PYTHON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonSyntaxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LIBS = \"-lz -lffi\"                      | LIBS = \"-lz\"",
        "LIBS = '-lffi'  # -lffi                   | LIBS = ''  # -lffi",
        "LIBS: str = r'-lffi -lz'; X = '-lffi'     | LIBS: str = r'-lz'; X = '-lffi'",
        "LIBS += \" -lffi \" + X                   | LIBS += \" \" + X",
        "LIBS = LIBS + ['-lffi']                   | LIBS = LIBS + []",
        "LIBS = f\"-L{d['x']}/lib -lffi {{}}\"     | LIBS = f\"-L{d['x']}/lib {{}}\"",
        "LIBS = f'{sysroot}/lib/libffi.a -lz'      | LIBS = f'-lz'",
        "LIBS = f\"{d[\"a\"]:>{w}} -lffi\"         | LIBS = f\"{d[\"a\"]:>{w}}\"",
        "LIBS = ['-lz', '-lffi', '-lm']            | LIBS = ['-lz', '-lm']",
        "LIBS = ['-lffi', '-lffi', '-lz']          | LIBS = ['-lz']",
        "LIBS = ['-lz', '-l', 'ffi']               | LIBS = ['-lz']",
        "LIBS = ['-lz', '-lffi',]                  | LIBS = ['-lz',]",
        "LIBS = ['-lffi']                          | LIBS = []",
        "LIBS = ['-lz -lffi', *MORE]               | LIBS = ['-lz', *MORE]",
        "LIBS = ('-lz', '-lffi')                   | LIBS = ('-lz',)",
        "LIBS = ('-lffi', '-lz', )                 | LIBS = ('-lz', )",
        "LIBS = ('-lffi',)                         | LIBS = ()",
        "LIBS = ('-lz' '-lffi')                    | LIBS = ('-lz' '-lffi')",
        "LIBS = ('-lz ' '-lffi ' '-lm')            | LIBS = ('-lz ' '-lm')",
        "LIBS = '-lz ' '-lffi'                     | LIBS = '-lz'",
        "LIBS = ' '.join(['-lz', '-lffi'])         | LIBS = ' '.join(['-lz'])",
        "LIBS = '-lz -lffi'.split()                | LIBS = '-lz'.split()",
        "LIBS = OTHER = '-lz -lffi'                | LIBS = OTHER = '-lz'",
        "if (LIBS := '-lz -lffi'): pass            | if (LIBS := '-lz'): pass",
        "run(cmd, LIBS='-lz -lffi', x=1)           | run(cmd, LIBS='-lz', x=1)",
        "def f(a, LIBS: str = '-lffi'): pass       | def f(a, LIBS: str = ''): pass",
        "env = {'CC': 'cc', 'LIBS': '-lz -lffi'}   | env = {'CC': 'cc', 'LIBS': '-lz'}",
        "env['LIBS'] = '-lz -lffi'                 | env['LIBS'] = '-lz'",
        "self.LIBS = '-lz -lffi'                   | self.LIBS = '-lz'",
        "env.setdefault('LIBS', '-lffi')           | env.setdefault('LIBS', '')",
        "LIBS.extend(['-lz', '-lffi'])             | LIBS.extend(['-lz'])",
        "run(['./configure', 'LIBS=-lz -lffi'])    | run(['./configure', 'LIBS=-lz'])",
        "run('LIBS=\"-lz -lffi\" make', shell=1)   | run('LIBS=\"-lz\" make', shell=1)",
        "LIBS = '%s/a -lffi -lz' % x               | LIBS = '%s/a -lz' % x",
        "LIBS = '{}/a -lffi'.format('-lffi')       | LIBS = '{}/a'.format('-lffi')",
        "LIBS = '-lz\\x20-lffi'                    | LIBS = '-lz'",
        "LIBS = None, 1; LIBS == '-lffi'           | LIBS = None, 1; LIBS == '-lffi'",
      })
  void takesTheLibraryOutOfOneStatement(String before, String after) {
    assertThat(Edited.text(PYTHON, before)).isEqualTo(after);
  }

  /** The shape of the script with which CPython is configured for Nanvix. */
  @Test
  void aDictionaryOfConfiguresEnvironmentIsEdited() {
    String before =
        """
        def configure_env(sysroot: str) -> dict[str, str]:
            \"""It's "LIBS": "-lffi" before unbundling.\"""
            return {
                "LDFLAGS": (
                    f"-L{sr}/lib -T{sr}/lib/user.ld "
                    f"-Wl,--export-dynamic"
                ),
                "LIBS": (
                    f"-Wl,--start-group {tp['libcrt0']} {tp['libc']} "
                    f"-lsqlite3 -lffi -lz "
                    f"-lffi "
                    f"-Wl,--end-group"
                ),
                "LIBFFI_LIBS": f"-L{sr}/lib -lffi",
            }
        """;

    assertThat(Edited.text(PYTHON, before))
        .isEqualTo(
            before
                .replace("            f\"-lffi \"\n", "")
                .replace("-lsqlite3 -lffi -lz", "-lsqlite3 -lz"));
  }

  @Test
  void aListKeepsItsLinesAndComments() {
    assertThat(
            Edited.text(
                PYTHON,
                """
                LIBS = [
                    "-lz",  # zlib
                    "-lffi",  # ctypes
                    f"{sysroot}/lib/libffi.a",
                    '''-lffi''',
                    "-lm", "-lffi", "-ldl",
                    "-lffi"
                ]
                LIBS = "-lz " \\
                    "-lffi " \\
                    "-lm"
                LIBS = "-lz " \\
                    "-lffi"
                LIBS = ("-lz "  # zlib
                        "-lffi")
                LIBS = [
                    "-lffi",
                ]
                """))
        .isEqualTo(
            """
            LIBS = [
                "-lz",  # zlib
                # ctypes
                "-lm", "-ldl",
            ]
            LIBS = "-lz " \\
                "-lm"
            LIBS = "-lz"
            LIBS = ("-lz"  # zlib
                    )
            LIBS = [
            ]
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LIBS = ('-lffi', '-lz')               | file:1:18: the tuple would be left with this",
        "LIBS = libs('ffi')                    | file:1:1: \"libs('ffi')\" speaks of it,",
        "LIBS = '-lz ' + str(sr / 'libffi.a')  | \"str(sr / 'libffi.a')\" speaks of it,",
        "LIBS = '-lz -lffi' + X                | \"-lffiX\" speaks of it,",
        "LIBS = '-lffi' if x else '-lz'        | \"'-lffi' if x else '-lz'\" speaks of it,",
        "LIBS = [f'-l{x}' for x in ('ffi', 'z')] | in ('ffi', 'z')\" speaks of it,",
        "LIBS = {'-lz', '-lffi'}               | \"{'-lz', '-lffi'}\" speaks of it,",
        "LIBS.append('-lffi')                  | \"LIBS.append('-lffi')\" adds to it by a call.",
        "LIBS = '%s/libffi.a -lz' % x          | \"%s/libffi.a\" speaks of it,",
        "LIBS = '{}/libffi.a -lz'.format(x)    | \"{}/libffi.a\" speaks of it,",
        "LIBS = ','.join(['-lz', '-lffi'])     | \"','.join(['-lz', '-lffi'])\" speaks of it,",
        "`FFI = ['-lffi']\nLIBS = ['-lz', *FFI]` | file:2:1: \"*FFI\" stands for it (file:1:1).",
        "`F = '-lffi'\nLIBS = f'-lz {F}'`      | file:2:1: \"{F}\" stands for it (file:1:1).",
        "x = 'LIBS = -lffi'                    | file:1:6: \"LIBS = -lffi\" stands in a text.",
        "LIBS = '-lffi                         | file:1:8: the string is never closed.",
        "LIBS = f'{x                           | file:1:10: the replacement field is never",
        "LIBS = ['-Wl,--whole-archive', '-lffi'] | \"--whole-archive\" is never followed by",
      })
  void whatCannotBeEditedIsRefused(String text, String message) {
    assertThat(Edited.refusal(PYTHON, text)).contains(message);
  }
}
