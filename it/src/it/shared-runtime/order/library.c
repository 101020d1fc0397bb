#include <stdio.h>
#include <stdlib.h>

static char *text;

/* Memory and output are there before the first line of the program has run. */
__attribute__((constructor)) static void begin(void)
{
    text = malloc(16);
    snprintf(text, 16, "+%s", "library");
    puts(text);
}

__attribute__((destructor)) static void end(void)
{
    puts("-library");
}

int answer(void)
{
    return 42;
}
