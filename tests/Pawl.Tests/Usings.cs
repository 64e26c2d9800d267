global using Xunit;
global using Assert = Xunit.Assert;
