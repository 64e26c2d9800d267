using Pawl.Analysis;
using Pawl.Bench;
using Pawl.Bench.Defences;
using Pawl.Bench.Quiet;
using Pawl.Bench.Score;
using Pawl.Engine;
using Pawl.Studies.Records;
using Pawl.Tests.Studies;

if (args is ["study", var baselines, var replicates, var path])
{
    // Pawl.Bench study BASELINES REPLICATES FILE: records of a study that never ran, 44 of each baseline and replicate.
    var study = new GeneratedStudy(1) { Baselines = int.Parse(baselines), Replicates = int.Parse(replicates) };
    using var records = File.Create(path);
    foreach (var record in study.Records())
    {
        records.Write(RecordFile.ToLine(record));
    }
    return 0;
}

// Pawl.Bench INSTALLATION engine|score|quiet|defences ARGUMENT...; bench/run says what they do.
var installation = args[0];
Analyser.UseNatives(installation);
try
{
    switch (args[1])
    {
        case "engine":
            await EngineCost.Measure(installation, args[2..]);
            return 0;
        case "score":
            return await ScoreRun.Run(installation, args[2..]);
        case "quiet":
            return await QuietRun.Run(installation, args[2], args[3..]);
        case "defences":
            return await DefencesRun.Run(installation, args[2..]);
    }
    throw new UserError($"'{args[1]}' is not known", "bench/run without arguments lists what can be measured.");
}
catch (UserError e)
{
    await Console.Error.WriteLineAsync($"bench: {e.Message}\n       {e.Hint}");
    return 2;
}
