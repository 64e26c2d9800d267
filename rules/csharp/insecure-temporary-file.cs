namespace Temporary;

public static class Work
{
    public static void Unsafe(string text)
    {
        // ok: insecure-temporary-file
        var name = Path.GetTempFileName();
        // expect: insecure-temporary-file
        File.WriteAllText(Path.Combine(Path.GetTempPath(), "report.txt"), text + name);
        // expect: insecure-temporary-file
        File.WriteAllText("/tmp/report.txt", text);
    }

    public static void Safe(string text)
    {
        // ok: insecure-temporary-file
        var folder = Directory.CreateTempSubdirectory();
        // ok: insecure-temporary-file
        File.WriteAllText(Path.Combine(folder.FullName, "report.txt"), text);
        // ok: insecure-temporary-file
        File.WriteAllText(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), text);
    }
}
