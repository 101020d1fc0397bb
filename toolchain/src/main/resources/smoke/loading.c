/*
 * Opens each shared object of a port, as what uses the port will, and looks for what it exports. The list, loading.txt in
 * the working directory, has a line "library PATH" for each, and behind it "symbol NAME" for each function and variable.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static char line[65536];
static const char *path = "";
static char opened[4096];
static void *library;
static unsigned found;

static int fail(const char *what)
{
    const char *reason = dlerror();
    printf("%s: %s\n", what, reason == NULL ? "no reason given" : reason);
    return 1;
}

static const char *behind(const char *word)
{
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 ? line + length : NULL;
}

static void tell(void)
{
    if (library != NULL) {
        printf("%s loads; symbols found: %u\n", path, found);
    }
}

static int open_next(const char *name)
{
    tell();
    path = strncpy(opened, name, sizeof opened - 1);
    library = dlopen(path, RTLD_NOW);
    found = 0;
    return library == NULL ? fail(path) : 0;
}

static int find(const char *name)
{
    found++;
    return dlsym(library, name) == NULL ? fail(path) : 0;
}

int main(void)
{
    FILE *list = fopen("loading.txt", "r");
    if (list == NULL) {
        perror("loading.txt");
        return 1;
    }
    while (fgets(line, sizeof line, list) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        const char *name = behind("library ");
        const char *symbol = behind("symbol ");
        if ((name != NULL && open_next(name) != 0) || (symbol != NULL && find(symbol) != 0)) {
            return 1;
        }
    }
    tell();
    printf("LOADING_PASS\n");
    return 0;
}
