#include <iostream>
#include <string>
#include <vector>

struct Pair {
    int a, b;
};

bool fill(int &into);
enum class Kind { None };

int before(bool known)
{
    int number;
    // expect: uninitialised-use
    return number + 1;
}

int later()
{
    int number;
    fill(number);
    std::string text;
    std::vector<int> all;
    int given{3};
    int read;
    std::cin >> read;
    // ok: uninitialised-use
    return number + given + read + static_cast<int>(text.size() + all.size());
}
