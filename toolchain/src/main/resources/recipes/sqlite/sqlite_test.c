/* A table, a full-text search and a square root, in memory. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static int row(void *told, int columns, char **values, char **names)
{
	(void)columns, (void)names;
	strcat(strcat(told, values[0]), ";");
	return 0;
}

int main(void)
{
	static char told[100];
	sqlite3 *database;
	if (sqlite3_open(":memory:", &database) != SQLITE_OK)
		return 1;
	if (sqlite3_exec(database,
			"CREATE TABLE t(x); INSERT INTO t VALUES (3), (4); SELECT sum(x) FROM t;"
			"CREATE VIRTUAL TABLE f USING fts5(x); INSERT INTO f VALUES ('one two'), ('three');"
			"SELECT x FROM f WHERE f MATCH 'two'; SELECT sqrt(16);",
			row, told, NULL) != SQLITE_OK)
		return 2;
	sqlite3_close(database);
	if (strcmp(told, "7;one two;4.0;") != 0)
		return 3;
	puts("SQLITE_TEST_PASS");
	return 0;
}
