int tiny_answer(int);
