#include <memory>
#include <string>
#include <utility>

void keep(std::string text);
void look(const std::string &text);

void pointer(std::unique_ptr<std::string> owned)
{
    auto other = std::move(owned);
    // expect: use-after-move
    owned->clear();
    // ok: use-after-move
    other->clear();
}

void text(std::string name)
{
    keep(std::move(name));
    // expect: use-after-move
    look(name);
}

void again(std::string name)
{
    keep(std::move(name));
    name = "next";
    // ok: use-after-move
    look(name);
}

void cleared(std::string name)
{
    keep(std::move(name));
    name.clear();
    // ok: use-after-move
    look(name);
}

void oneWay(std::string name, bool give)
{
    if (give) {
        keep(std::move(name));
    } else {
        // ok: use-after-move
        look(name);
    }
}
