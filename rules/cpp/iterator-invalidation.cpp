#include <algorithm>
#include <map>
#include <string>
#include <vector>

int read_after(std::vector<int> &items)
{
    auto it = std::find(items.begin(), items.end(), 3);
    items.erase(it);
    // expect: iterator-invalidation
    return *it;
}

void stepped_on(std::vector<int> &items)
{
    for (auto it = items.begin(); it != items.end(); ++it) {
        // expect: iterator-invalidation
        if (*it == 3) {
            items.erase(it);
            continue;
        }
    }
}

void from_result(std::vector<int> &items)
{
    for (auto it = items.begin(); it != items.end();) {
        if (*it == 3) {
            // ok: iterator-invalidation
            it = items.erase(it);
        } else {
            ++it;
        }
    }
}

void then_done(std::vector<int> &items)
{
    for (auto it = items.begin(); it != items.end(); ++it) {
        if (*it == 3) {
            // ok: iterator-invalidation
            items.erase(it);
            break;
        }
    }
}

void stepped_before(std::map<int, int> &items)
{
    for (auto it = items.begin(); it != items.end();) {
        // ok: iterator-invalidation
        items.erase(it++);
    }
}

int found(std::map<int, int> &items)
{
    auto it = items.find(3);
    items.erase(it);
    // expect: iterator-invalidation
    return it->second;
}

size_t position(std::string &text)
{
    auto at = text.find('x');
    text.erase(at);
    // ok: iterator-invalidation
    return at;
}

int again(std::vector<int> &items)
{
    auto it = items.begin();
    items.erase(it);
    it = items.begin();
    // ok: iterator-invalidation
    return *it;
}
