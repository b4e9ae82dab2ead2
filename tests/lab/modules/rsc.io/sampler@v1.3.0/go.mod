module rsc.io/sampler

require golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c
