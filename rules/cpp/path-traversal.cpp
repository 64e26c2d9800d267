#include <filesystem>
#include <fstream>
#include <string>

#include "httplib.h"

void serve(const httplib::Request &req)
{
    auto name = req.get_param_value("name");
    // expect: path-traversal
    std::ifstream in("/srv/files/" + name);
    std::ofstream out;
    // expect: path-traversal
    out.open(name);
    // expect: path-traversal
    std::filesystem::remove(name);

    if (name.find("..") == std::string::npos) {
        // ok: path-traversal
        std::ifstream checked("/srv/files/" + name);
    }
    // ok: path-traversal
    std::ifstream last("/srv/files/" + std::filesystem::path(name).filename().string());
    // ok: path-traversal
    std::ifstream fixed("/srv/files/index.html");
}
