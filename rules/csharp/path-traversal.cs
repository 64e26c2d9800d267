using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Files;

public sealed class FilesController(string root) : ControllerBase
{
    private const string Folder = "/srv/files";

    [HttpGet]
    public IActionResult Download(string name, int id)
    {
        // expect: path-traversal
        var text = System.IO.File.ReadAllText(Path.Combine(Folder, name));
        // expect: path-traversal
        using var stream = new FileStream("/srv/files/" + name, FileMode.Open);
        // ok: path-traversal
        System.IO.File.ReadAllText(Path.Combine(Folder, Path.GetFileName(name)));
        // ok: path-traversal
        System.IO.File.ReadAllText(Path.Combine(Folder, id + ".txt"));
        // ok: path-traversal
        System.IO.File.ReadAllText(Path.Combine(Folder, "index.html"));

        var full = Path.GetFullPath(Path.Combine(Folder, name));
        if (!full.StartsWith(Folder + "/", StringComparison.Ordinal))
        {
            return NotFound();
        }
        // ok: path-traversal
        return PhysicalFile(full, "text/plain");
    }

    [HttpPost]
    public async Task Upload(IFormFile file)
    {
        // expect: path-traversal
        await using (var stream = System.IO.File.Create(Path.Combine(root, file.FileName)))
        {
            await file.CopyToAsync(stream);
        }
        // ok: path-traversal
        await using (var stream = System.IO.File.Create(Path.Combine(root, Path.GetRandomFileName())))
        {
            await file.CopyToAsync(stream);
        }
    }

    public IActionResult Checked(string name)
    {
        if (name.Contains("..") || name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
        {
            return BadRequest();
        }
        // ok: path-traversal
        return PhysicalFile(Path.Combine(Folder, name), "text/plain");
    }

    public IActionResult Other()
    {
        var name = Request.Query["name"].ToString();
        // expect: path-traversal
        Directory.Delete(Path.Combine(Folder, name), recursive: true);
        var page = name switch { "a" => "a.html", _ => "index.html" };
        // ok: path-traversal
        return PhysicalFile(Path.Combine(Folder, page), "text/html");
    }

    public IActionResult Named(string name) => Stored(Naming.PathOf, name);

    private IActionResult Stored(Func<string, string> pathOf, string name)
    {
        // What the function that is handed in makes of the name is not known.
        // ok: path-traversal
        Directory.CreateDirectory(pathOf(name));
        // ok: path-traversal
        return PhysicalFile(pathOf.Invoke(name), "text/html");
    }

    public IActionResult Plain(string name) => Unchanged(text => text, name);

    private IActionResult Unchanged(Func<string, string> pathOf, string name)
    {
        // expect: path-traversal
        System.IO.File.Delete(Path.Combine(Folder, name));
        return Ok(pathOf(name));
    }
}
