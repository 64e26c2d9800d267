using System.Text.Json;
using Pawl.Engine;
using Pawl.Engine.Weaknesses;
using Pawl.Studies.Definitions;

namespace Pawl.Tests.Studies;

public sealed class StudyDefinitionTests
{
    private static string Shipped(string file) => Path.Combine(Golden.Root, "studies", "replicate", file);

    [Fact]
    public void The_original_design_is_as_published()
    {
        var study = StudyDefinition.Load(Shipped("study.yaml"));
        Assert.Equal(10, study.Baselines.Count);
        Assert.Equal(["c", "java"], study.Baselines.Select(b => b.Language.Name).Distinct().Order());
        Assert.Equal((4, 10, 1), (study.Strategies.Count, study.Iterations, study.Replicates));
        Assert.Equal(["none"], study.Arms.Select(a => a.Name));
        Assert.Equal(20, study.Strategies.Sum(s => s.Variants.Count));
        var model = study.ModelOf("gpt-4o");
        Assert.Equal((0.7m, 1.0m), (model.Sampling.Temperature, model.Sampling.TopP));
    }

    [Fact]
    public void The_extension_has_six_programs_in_each_language_and_five_arms()
    {
        var study = StudyDefinition.Load(Shipped("extension.yaml"));
        Assert.All(study.Baselines.GroupBy(b => b.Language.Name), g => Assert.Equal(6, g.Count()));
        Assert.Equal(30, study.Baselines.Count);
        Assert.Equal((5, 3), (study.Arms.Count, study.Replicates));
        var surface = study.Baselines.SelectMany(b => b.Surface).ToHashSet();
        Assert.Equal([], CweCategories.BuiltIn.All.Select(c => c.Id).Where(c => !surface.Contains(c)));
        Assert.All(study.Baselines, b => Assert.InRange(File.ReadLines(Path.Combine(b.Folder, b.Language.FileName)).Count(), 80, 300));
    }

    [Theory]
    [InlineData("iterations: 3", "iterations: many", ":4:13: 'iterations' must be a whole number from 1 to 1000")]
    [InlineData("iterations: 3", "iterations: 0", ":4:13: 'iterations' must be a whole number from 1 to 1000")]
    [InlineData("iterations: 3\n", "", ":1:1: 'iterations' is missing")]
    [InlineData("arms: [none]", "arms: [none, hope]", ":7:7: 'hope' is not known under arms; known are none, analyser, defences, cap, all")]
    [InlineData("arms: [none]", "arms: [none, none]", ":7:7: 'none' stands twice under arms")]
    [InlineData("arms: [none]", "arms: none", ":7:7: 'arms' must be a list")]
    [InlineData("study: small", "study: Small Study", ":1:8: 'study' must be a short name of small letters, digits, points and hyphens")]
    [InlineData("title: A small study", "title: A small study\nsample: 3", ":3:1: 'sample' is not known here; known are")]
    [InlineData("path: baselines/python/notes", "path: baselines/python/none", "there is no program.py in baselines/python/none")]
    [InlineData("path: baselines/python/notes", "path: baselines/cobol/notes", "'path' must end in a language and a name")]
    [InlineData("sha256: ", "sha256: 00", "it is not the program that the study froze")]
    [InlineData("measure: present-1-2", "measure: hope", "'measure' must be one of critical-5-over-1")]
    [InlineData("name: pawl", "name: lint", "'pawl' is missing under analysers")]
    [InlineData("seed: 5", "seed: [5", "the file is no YAML")]
    public void Mistakes_are_told_with_their_place(string right, string wrong, string message)
    {
        using var study = new TestStudy();
        study.Write(study.Text.Replace(right, wrong));
        var error = Assert.Throws<UserError>(study.Load);
        Assert.Contains(message, error.Message);
        Assert.StartsWith(study.StudyFile, error.Message);
    }

    [Theory]
    [InlineData("provider: openai", "provider: telepathy", "'provider' must be one of anthropic, azure, ollama, openai")]
    [InlineData("endpoint: https://models.example/v1", "endpoint: models.example", "'endpoint' must be the address")]
    [InlineData("name: served", "name: ../served", "'name' must be a short name of small letters, digits, points and hyphens")]
    [InlineData("name: served", "name: scripted-iterator", "is the name of the scripted iterator, which is no model")]
    public void Mistakes_about_models_are_told_too(string right, string wrong, string message)
    {
        using var study = new TestStudy(more: TestStudy.Model("openai", "https://models.example/v1"));
        Assert.Equal("served", study.Load().ModelOf("served").Name);
        study.Write(study.Text.Replace(right, wrong));
        Assert.Contains(message, Assert.Throws<UserError>(study.Load).Message);
    }

    [Fact]
    public void The_digest_changes_with_whatever_decides_what_is_sent_or_measured()
    {
        using var study = new TestStudy();
        var first = study.Load().Digest;
        Assert.Equal(first, study.Load().Digest);
        var prompts = Path.Combine(study.Path, "prompts.yaml");
        File.WriteAllText(prompts, File.ReadAllText(prompts).Replace("make it better", "make it much better"));
        var second = study.Load().Digest;
        var tests = Path.Combine(study.Path, "baselines/python/notes/tests.yaml");
        File.WriteAllText(tests, File.ReadAllText(tests).Replace("buy milk", "buy tea"));
        Assert.Equal(3, new[] { first, second, study.Load().Digest }.Distinct().Count());
    }

    [Fact]
    public void The_schema_names_the_keys_that_are_read()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs/schemas/study.schema.json")));
        Check("known are ", Keys(schema.RootElement), "title: A small study", "title: A small study\nnone-such: 1");
        Check("known are ", Keys(Items(schema.RootElement, "models")), "provider: openai", "provider: openai\n    none-such: 1");
        Check("known are ", Keys(Items(schema.RootElement, "estimands")), "measure: present-1-2", "measure: present-1-2\n    none-such: 1");

        static JsonElement Items(JsonElement schema, string name) =>
            schema.GetProperty("properties").GetProperty(name).GetProperty("items");

        static IEnumerable<string> Keys(JsonElement schema) =>
            schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);

        static void Check(string before, IEnumerable<string> keys, string right, string wrong)
        {
            using var study = new TestStudy(more: TestStudy.Model("openai", "https://models.example/v1"));
            study.Write(study.Text.Replace(right, wrong));
            var message = Assert.Throws<UserError>(study.Load).Message;
            Assert.Contains("'none-such'", message);
            Assert.Equal(string.Join(", ", keys), message[(message.IndexOf(before) + before.Length)..]);
        }
    }
}
