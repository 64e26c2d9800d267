#include <sstream>
#include <string>
#include <string_view>

void show(const char *text);

void kept(std::ostringstream &out, const std::string &name)
{
    // expect: dangling-view
    const char *text = out.str().c_str();
    show(text);
    // expect: dangling-view
    std::string_view view = out.str();
    // expect: dangling-view
    const char *part = name.substr(3).data();
    show(part);
}

void used(std::ostringstream &out, const std::string &name)
{
    // ok: dangling-view
    show(out.str().c_str());
    auto whole = out.str();
    // ok: dangling-view
    const char *text = whole.c_str();
    show(text);
    // ok: dangling-view
    std::string_view view = name;
}
