using Pawl.Analysis;
using Pawl.Analysis.Rules;

namespace Pawl.Tests.Rules;

public sealed class TestPathTests
{
    [Theory]
    [InlineData("tests/shop/cart.py")]
    [InlineData("src/test/java/a/Cart.java")]
    [InlineData("tests/Shop.Tests/Server/Program.cs")]
    [InlineData("src/Shop.Tests/Cart.cs")]
    [InlineData("integration-tests/run.ts")]
    [InlineData("web/__tests__/cart.ts")]
    [InlineData("web/cart.test.tsx")]
    [InlineData("web/cart.spec.ts")]
    [InlineData("shop/test_cart.py")]
    [InlineData("shop/conftest.py")]
    [InlineData("CartTests.cs")]
    [InlineData("a/CartIT.java")]
    [InlineData("/home/me/CartTest.java")]
    [InlineData("src/it/cart/src/main/java/a/Cart.java")]
    [InlineData("plugin/src/it/java/a/Cart.java")]
    [InlineData("app/src/androidTest/java/a/Cart.java")]
    [InlineData("app/src/integrationTest/java/a/Cart.java")]
    [InlineData("app/src/testFixtures/java/a/Cart.java")]
    public void Holds_tests(string path) => Assert.True(Analyser.IsTest(path));

    [Theory]
    [InlineData("src/cart.py")]
    [InlineData("src/latest/Contest.cs")]
    [InlineData("testcases/CWE89/Bad.java")]
    [InlineData("src/BenchmarkTest00001.java")]
    [InlineData("attestation/check.py")]
    [InlineData("Audit.cs")]
    [InlineData("src/it.py")]
    [InlineData("locales/it/cart.ts")]
    [InlineData("src/latest/cart.ts")]
    [InlineData("/home/me/tests/shop/cart.py")]
    public void Holds_code(string path) => Assert.False(Analyser.IsTest(path));

    [Fact]
    public void Only_real_keys_count_in_tests()
    {
        var text =
            """
            import os
            from flask import request
            password = "kP4x8Zt0qLm2"
            key = "ghp_a8Kd93jfLq0Zx7Tn5Vb2Yw6Rm1Hc4Gs8Pe3U"
            def run():
                os.system("ping " + request.args["host"])
            """u8;
        var rules = new Pawl.Engine.RuleLibrary.RuleLibrary(Path.Combine(AppContext.BaseDirectory, "rules"));
        using var analyser = new Analyser(rules.Of);
        Assert.Equal(
            ["hardcoded-secret", "hardcoded-secret", "command-injection"],
            analyser.Analyse("app.py", text).Findings.Select(f => f.Rule)
        );
        var inTests = analyser.Analyse("tests/app.py", text);
        Assert.Equal([4], inTests.Findings.Select(f => f.Place.StartLine));
        Assert.Empty(inTests.Defences);
    }

    [Theory]
    [InlineData("app.py", 2)]
    [InlineData("tests/app.py", 1)]
    public void A_rule_that_holds_in_tests_is_looked_for_there(string path, int expected)
    {
        var rules = RuleSet.FromYaml(
            "python",
            [Rule("everywhere", "system", "in-tests: true"), Rule("seldom", "popen", "in-tests: false")]
        );
        using var analyser = new Analyser(_ => rules);
        Assert.Equal(expected, analyser.Analyse(path, "import os\nos.system('a')\nos.popen('b')\n"u8).Findings.Count);
    }

    private static KeyValuePair<string, string> Rule(string id, string call, string inTests) =>
        KeyValuePair.Create(
            $"python/{id}.yaml",
            $"""
            id: {id}
            title: It is called
            why: It is.
            instead: Leave it.
            cwe: [78]
            severity: high
            confidence: high
            references: [https://cwe.mitre.org/data/definitions/78.html]
            {inTests}
            match:
              - call: os.{call}
            """
        );
}
