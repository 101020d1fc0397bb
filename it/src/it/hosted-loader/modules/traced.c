/* A library that says when it comes and goes. */
#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)

void host_trace(const char *text);

__attribute__((constructor)) static void up(void)
{
    host_trace("+" TEXT(NAME));
}

__attribute__((destructor)) static void down(void)
{
    host_trace("-" TEXT(NAME));
}

int NAME(void)
{
    return VALUE;
}
