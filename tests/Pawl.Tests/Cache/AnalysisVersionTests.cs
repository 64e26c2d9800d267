using Pawl.Analysis;
using Pawl.Engine.Audit;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Cache;

/// <summary>What a kept analysis depends on besides its content.</summary>
public sealed class AnalysisVersionTests
{
    private static readonly RuleLibrary Rules = new(Path.Combine(Golden.Root, "rules"));

    [Theory]
    [InlineData("a.py")]
    [InlineData("script")]
    public void Other_libraries_make_other_analyses(string path)
    {
        Assert.Equal(Version("1 libpawl_treesitter.so", path), Version("1 libpawl_treesitter.so", path));
        Assert.NotEqual(Version("1 libpawl_treesitter.so", path), Version("2 libpawl_treesitter.so", path));
        Assert.NotEqual(Version("", "a.py"), Version("", "a.c"));
        Assert.NotEqual(Guid.Empty, Guid.Parse(Analyser.Build));
    }

    [Fact]
    public void The_checksums_beside_the_program_name_every_library()
    {
        var folder = AppContext.BaseDirectory;
        var natives = Directory
            .EnumerateFiles(Path.Combine(folder, "grammars"))
            .Concat(Directory.EnumerateFiles(folder, "libpawl_treesitter.*"))
            .Select(file => $"{new FileInfo(file).Length} {Path.GetFileName(file)}");
        var listed = File.ReadLines(Path.Combine(folder, "natives.sum"))
            .Select(line => line.Split(' '))
            .Select(parts => $"{parts[1]} {Path.GetFileName(parts[2])}");
        Assert.Equal(natives.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static string? Version(string natives, string path) => AnalysisTools.Of(Rules, natives).Version(path);
}
