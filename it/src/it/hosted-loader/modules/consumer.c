/* Linked with its provider, and without. */
int provider_add(int left, int right);

int consumer_add(int left, int right)
{
    return provider_add(left, right);
}

int consumer_alone(int left, int right)
{
    return right - left;
}
