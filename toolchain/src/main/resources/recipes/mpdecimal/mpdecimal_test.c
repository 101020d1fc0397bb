/* A square root to forty digits. */
#include <mpdecimal.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	mpd_context_t context;
	mpd_init(&context, 40);
	context.traps = 0;
	mpd_t *two = mpd_new(&context), *root = mpd_new(&context);
	mpd_set_string(two, "2", &context);
	mpd_sqrt(root, two, &context);
	char *text = mpd_to_sci(root, 1);
	if (strcmp(text, "1.414213562373095048801688724209698078570") != 0)
		return 1;
	puts("MPDECIMAL_TEST_PASS");
	return 0;
}
