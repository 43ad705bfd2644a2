from . import helper

main = helper.run
