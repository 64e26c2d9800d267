using CsCheck;
using Microsoft.Extensions.AI;
using Pawl.Engine;
using Pawl.Studies.Definitions;
using Pawl.Studies.Models;
using Pawl.Studies.Run;
using Pawl.Studies.Scripted;

namespace Pawl.Tests.Studies;

public sealed class BudgetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-budget").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Any mixture of calls, ends without an entry, and reopenings: what was really used stays within the limit.</summary>
    [Fact]
    public void The_limit_is_never_passed() =>
        Gen.Select(Gen.Long[100, 5000], Gen.Select(Gen.Long[1, 400], Gen.Double[0, 1], Gen.Int[0, 9]).List[1, 60])
            .Sample(
                (limit, calls) =>
                {
                    var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
                    var used = 0L;
                    var budget = Budget.Open(path, null, limit);
                    foreach (var ((most, share, fate), number) in calls.Select((c, i) => (c, i)))
                    {
                        var key = $"{number:x32}";
                        if (budget.Reserve(new SpendLine(key, false, most, 0)))
                        {
                            var real = (long)(most * share);
                            used += real;
                            if (fate > 2)
                            {
                                budget.Settle(key, real, 0);
                            }
                        }
                        if (fate == 0)
                        {
                            budget.Dispose();
                            File.AppendAllText(path, "{\"key\":\"torn");
                            budget = Budget.Open(path, null, limit);
                        }
                    }
                    budget.Dispose();
                    return used <= limit;
                },
                iter: 300
            );

    [Fact]
    public void The_most_that_a_call_can_cost_holds_for_any_text() =>
        Gen.String.Sample(
            text =>
            {
                var model = new ModelDefinition(
                    "m",
                    "openai",
                    "m",
                    "http://x",
                    "",
                    new(0, 1, 100, false, false),
                    new Price(1, 1),
                    new(0, 1, 1)
                );
                var most = Budget.MostOf(new Question("c", 1, 0, model, 1, [new ChatMessage(ChatRole.User, text)]));
                return most.Tokens >= System.Text.Encoding.UTF8.GetByteCount(text) + 100;
            },
            iter: 200
        );

    [Fact]
    public async Task A_run_stops_before_its_budget_and_goes_on_with_a_larger_one()
    {
        using var study = new TestStudy(baselines: "python/notes", iterations: 2, replicates: 1);
        await using var server = ScriptedServer.Start(ScriptedIterator.Of(study.Load()), null);
        study.Write(study.Text + TestStudy.Model("openai", server.OpenAiEndpoint, "    price: { in: 1000, out: 1000 }"));
        var options = study.Options("out", "served") with { BudgetMoney = 32 };
        var first = await StudyRun.Run(options, null, Cancel);
        Assert.True(first.BudgetReached);
        Assert.InRange(first.Spent, 0.01m, 32);
        Assert.True(first.ChainsDone < first.Chains);
        var asked = server.Requests;
        Assert.InRange(asked, 1, 7);
        var second = await StudyRun.Run(options with { BudgetMoney = 1000 }, null, Cancel);
        Assert.True(second is { Whole: true, BudgetReached: false });
        Assert.Equal(8, server.Requests);
    }

    [Fact]
    public async Task A_budget_in_money_needs_prices()
    {
        using var study = new TestStudy(more: TestStudy.Model("openai", "http://127.0.0.1:1/v1"));
        var error = await Assert.ThrowsAsync<UserError>(() =>
            StudyRun.Run(study.Options("out", "served") with { BudgetMoney = 1 }, null, Cancel)
        );
        Assert.Contains("needs the prices", error.Message);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
