#include <cstdlib>
#include <cstring>

void arrays(int n)
{
    int *many = new int[n];
    // expect: mismatched-delete
    delete many;
}

void objects()
{
    auto *one = new int(5);
    // expect: mismatched-delete
    delete[] one;
}

void mixed(const char *text)
{
    char *made = new char[10];
    // expect: mismatched-delete
    free(made);
    char *copy = strdup(text);
    // expect: mismatched-delete
    delete copy;
}

void right(int n)
{
    int *many = new int[n];
    // ok: mismatched-delete
    delete[] many;
    int *one = new int;
    // ok: mismatched-delete
    delete one;
    char *copy = static_cast<char *>(std::malloc(n));
    // ok: mismatched-delete
    std::free(copy);
}
