using System.Text;

namespace Pawl.Tests.BadInput;

/// <summary>Contents that are not plain source text.</summary>
public sealed class ContentTests
{
    private const string Flaw = "import os\n\n\ndef f():\n    # é\n    os.system(input())\n";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    [Fact]
    public async Task Each_is_read_or_named_with_its_reason()
    {
        using var repo = new TestRepo();
        Dictionary<string, byte[]> files = new()
        {
            ["lf.py"] = Utf8.GetBytes(Flaw),
            ["crlf.py"] = Utf8.GetBytes(Flaw.Replace("\n", "\r\n", StringComparison.Ordinal)),
            ["mark.py"] = [0xEF, 0xBB, 0xBF, .. Utf8.GetBytes(Flaw)],
            ["little.py"] = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Flaw)],
            ["big.py"] = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Flaw)],
            ["returns.c"] = Utf8.GetBytes("#include <string.h>\rvoid f(char *p) {\r  char b[4];\r  strcpy(b, p);\r}\r"),
            ["largest.py"] = Utf8.GetBytes(Flaw + new string('\n', (1 << 20) - Utf8.GetByteCount(Flaw))),
            ["one-more.py"] = Utf8.GetBytes(Flaw + new string('\n', (1 << 20) + 1 - Utf8.GetByteCount(Flaw))),
            ["zero.py"] = [.. Utf8.GetBytes(Flaw), 0],
            ["latin.py"] = Encoding.Latin1.GetBytes(Flaw),
            ["broken.py"] = [.. Utf8.GetBytes(Flaw), .. "x = (((\n"u8],
            ["empty.py"] = [],
            ["binary.py"] = [1, 0, 2],
            ["generated.py"] = Utf8.GetBytes("# @generated\n" + Flaw),
            ["minified.js"] = Utf8.GetBytes(new StringBuilder().Insert(0, "f(1);", 2_000).ToString()),
            ["picture.py"] = Utf8.GetBytes(
                $"{Flaw}picture = '{new string('A', 6_000)}'\n{new StringBuilder().Insert(0, "# by hand\n", 800)}"
            ),
            ["huge.py"] = Utf8.GetBytes(new StringBuilder().Insert(0, "x = 1\n", 200_000).ToString()),
            ["huge-utf16.py"] = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(new StringBuilder().Insert(0, "x = 1\n", 80_000).ToString())],
            ["script"] = Utf8.GetBytes("#!/usr/bin/env python3\n" + Flaw),
        };
        foreach (var (name, bytes) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(repo.Path, name), bytes, TestContext.Current.CancellationToken);
        }
        repo.Commit("one");

        var scan = await Answers.Scan(repo.Path);
        var audit = await Answers.Audit(repo.Path);

        string[] skipped =
        [
            "binary.py: binary",
            "broken.py: syntax-error",
            "generated.py: generated",
            "huge.py: too-large",
            "latin.py: not-utf8",
            "minified.js: minified",
            "one-more.py: too-large",
            "zero.py: binary",
        ];
        Assert.Equal(skipped, Answers.Skipped(scan));
        Assert.Equal(skipped, Answers.Skipped(audit));
        string[] found = ["big.py", "broken.py", "crlf.py", "largest.py", "latin.py", "lf.py", "little.py", "mark.py", "picture.py"];
        Assert.Equal([.. found.Select(f => $"{f}: command-injection 6"), "script: command-injection 7"], Answers.Findings(scan));
    }

    [Fact]
    public async Task A_pipe_does_not_hold_up_a_scan()
    {
        using var repo = new TestRepo();
        using (var make = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(repo.Path, "a.py"), Path.Combine(repo.Path, "b")]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Directory.Delete(Path.Combine(repo.Path, ".git"), recursive: true);
        Assert.Empty(Answers.Findings(await Answers.Scan(repo.Path)));
    }
}
