#include <iostream>
#include <vector>

int pick(const std::vector<int> &values)
{
    int at = 0;
    std::cin >> at;
    // ok: out-of-bounds-index
    int checked = values.at(at);
    if (at >= 0 && at < static_cast<int>(values.size())) {
        // ok: out-of-bounds-index
        checked += values[at];
    }
    // expect: out-of-bounds-index
    return checked + values[at];
}
