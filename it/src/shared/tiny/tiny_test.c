#include <stdio.h>
#include <tiny.h>

int main(void)
{
	puts(tiny_answer(21) == 42 ? "TINY_PASS" : "TINY_FAIL");
	return 0;
}
